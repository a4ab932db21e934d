import { ack, action, fields, text } from '../action.js';

export const CreateConfig = action({
  name: 'CreateConfig',
  privilege: ['config'],
  module: 'builtin',
  params: {
    Filename: text({ required: 'Filename not specified' }),
  },
  reply: ack('New configuration file created successfully'),
  fails: {
    restricted: 'File requires escalated privileges',
    notCreated: '{reason}',
  },
});

export const GetConfig = action({
  name: 'GetConfig',
  privilege: ['system', 'config'],
  module: 'builtin',
  params: {
    Filename: text({ required: 'Filename not specified' }),
    Category: text(),
    Filter: text(),
  },
  reply: fields(),
  fails: {
    restricted: 'File requires escalated privileges',
    notFound: 'Config file not found',
    invalid: 'Config file has invalid format',
  },
});

export const GetConfigJSON = action({
  name: 'GetConfigJSON',
  privilege: ['system', 'config'],
  module: 'builtin',
  params: {
    Filename: text({ required: 'Filename not specified' }),
    Category: text(),
    Filter: text(),
  },
  reply: fields(),
  fails: {
    restricted: 'File requires escalated privileges',
    notFound: 'Config file not found',
    invalid: 'Config file has invalid format',
  },
});

export const ListCategories = action({
  name: 'ListCategories',
  privilege: ['config'],
  module: 'builtin',
  params: {
    Filename: text({ required: 'Filename not specified' }),
  },
  reply: fields(),
  fails: {
    restricted: 'File requires escalated privileges',
    notFound: 'Config file not found',
    invalid: 'Config file has invalid format',
  },
});

export const UpdateConfig = action({
  name: 'UpdateConfig',
  privilege: ['config'],
  module: 'builtin',
  params: {
    SrcFilename: text({ required: 'Filename not specified' }),
    DstFilename: text({ required: 'Filename not specified' }),
    Reload: text(),
    PreserveEffectiveContext: text(),
    'Action-000000': text({
      values: ['NewCat', 'RenameCat', 'DelCat', 'EmptyCat', 'Update', 'Delete', 'Append', 'Insert'],
    }),
    'Cat-000000': text(),
    'Var-000000': text(),
    'Value-000000': text(),
    'Match-000000': text(),
    'Line-000000': text(),
    'Options-000000': text({
      values: ['allowdups', 'template', 'inherit="template[,...]"', 'catfilter="<expression>[,...]"', 'ignoreerror'],
    }),
  },
  reply: fields(),
  fails: {
    restricted: 'File requires escalated privileges',
    notFound: 'Config file not found',
    invalid: 'Config file has invalid format',
    unknownAction: 'Unknown action command',
    noCategory: 'Category not specified',
    unknownCategory: 'Given category does not exist',
    incomplete: 'Problem with category, value, or line (if required)',
    newCategory: 'Create category did not complete successfully',
    renameCategory: 'Rename category did not complete successfully',
    deleteCategory: 'Delete category did not complete successfully',
    update: 'Update did not complete successfully',
    delete: 'Delete did not complete successfully',
    append: 'Append did not complete successfully',
    unknownTemplate: 'Template category not found',
    notSaved: 'Save of config failed',
  },
});
