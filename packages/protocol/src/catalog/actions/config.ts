import { ack, action, fields, text } from '../action.js';

export const CreateConfig = action({
  name: 'CreateConfig',
  privilege: ['config'],
  module: 'builtin',
  params: {
    Filename: text({ required: '' }),
  },
  reply: ack('New configuration file created successfully'),
});

export const GetConfig = action({
  name: 'GetConfig',
  privilege: ['system', 'config'],
  module: 'builtin',
  params: {
    Filename: text({ required: '' }),
    Category: text(),
    Filter: text(),
  },
  reply: fields(),
});

export const GetConfigJSON = action({
  name: 'GetConfigJSON',
  privilege: ['system', 'config'],
  module: 'builtin',
  params: {
    Filename: text({ required: '' }),
    Category: text(),
    Filter: text(),
  },
  reply: fields(),
});

export const ListCategories = action({
  name: 'ListCategories',
  privilege: ['config'],
  module: 'builtin',
  params: {
    Filename: text({ required: '' }),
  },
  reply: fields(),
});

export const UpdateConfig = action({
  name: 'UpdateConfig',
  privilege: ['config'],
  module: 'builtin',
  params: {
    SrcFilename: text({ required: '' }),
    DstFilename: text({ required: '' }),
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
      values: [
        'NewCat',
        'allowdups',
        'template',
        'inherit="template[,...]"',
        'RenameCat',
        'DelCat',
        'EmptyCat',
        'Update',
        'Delete',
        'Append',
        'Insert',
        'catfilter="<expression>[,...]"',
      ],
    }),
  },
  reply: fields(),
});
