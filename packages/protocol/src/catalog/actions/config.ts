import { ack, action, fields, text } from '../action.js';

export const CreateConfig = action({
  name: 'CreateConfig',
  synopsis: 'Create an empty configuration file',
  description: 'Makes the file in the configuration directory. Names that lead out of that directory are refused.',
  seeAlso: ['UpdateConfig', 'GetConfig'],
  privilege: ['config'],
  module: 'builtin',
  params: {
    Filename: text({ description: 'Name of the file, such as custom.conf', required: 'Filename not specified' }),
  },
  reply: ack('New configuration file created successfully'),
  fails: {
    restricted: 'File requires escalated privileges',
    notCreated: '{reason}',
  },
});

export const GetConfig = action({
  name: 'GetConfig',
  synopsis: 'Read a configuration file',
  description:
    'Gives every section and every line of the file, numbered: Category-000000 with its name, then Line-000000-000000 with name=value for each of its lines. Included files are read too; names that lead out of the configuration directory are refused.',
  seeAlso: ['GetConfigJSON', 'ListCategories', 'UpdateConfig'],
  privilege: ['system', 'config'],
  module: 'builtin',
  params: {
    Filename: text({ description: 'Name of the file, such as extensions.conf', required: 'Filename not specified' }),
    Category: text({ description: 'Give this section alone' }),
    Filter: text({
      description:
        'Conditions name=expression with commas between them; a section must meet all. TEMPLATES=include gives templates too, TEMPLATES=restrict gives them alone',
    }),
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
  synopsis: 'Read a configuration file as JSON',
  description:
    'The header JSON of the reply holds one object: the sections by name, each an object of its lines or, where a name comes several times, of lists.',
  seeAlso: ['GetConfig', 'ListCategories', 'UpdateConfig'],
  privilege: ['system', 'config'],
  module: 'builtin',
  params: {
    Filename: text({ description: 'Name of the file, such as extensions.conf', required: 'Filename not specified' }),
    Category: text({ description: 'Give this section alone' }),
    Filter: text({
      description:
        'Conditions name=expression with commas between them; a section must meet all. TEMPLATES=include gives templates too, TEMPLATES=restrict gives them alone',
    }),
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
  synopsis: 'List the sections of a configuration file',
  description: 'Gives Category-000000 and on, one for each section in the order of the file.',
  seeAlso: ['GetConfig'],
  privilege: ['config'],
  module: 'builtin',
  params: {
    Filename: text({ description: 'Name of the file', required: 'Filename not specified' }),
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
  synopsis: 'Change a configuration file',
  description:
    'Does the numbered changes in their order and writes the file once at the end; if one of them fails nothing is written. A change is the set of parameters with the same number: Action-000000, Cat-000000 and so on, counted without a gap.',
  seeAlso: ['GetConfig', 'CreateConfig', 'Reload'],
  privilege: ['config'],
  module: 'builtin',
  params: {
    SrcFilename: text({ description: 'File to read', required: 'Filename not specified' }),
    DstFilename: text({ description: 'File to write; it may be the same', required: 'Filename not specified' }),
    Reload: text({ description: 'yes: reload everything afterwards; or the name of the module to reload' }),
    PreserveEffectiveContext: text({
      description: 'Whether sections keep what they got from a template when the template changes; yes by default',
    }),
    'Action-000000': text({
      description: 'What to do: add, rename, remove or empty a section; change, remove, append or insert a line',
      values: ['NewCat', 'RenameCat', 'DelCat', 'EmptyCat', 'Update', 'Delete', 'Append', 'Insert'],
    }),
    'Cat-000000': text({ description: 'Section to work on' }),
    'Var-000000': text({ description: 'Name of the line; no use for changes to a whole section' }),
    'Value-000000': text({
      description:
        'New value of the line, or new name of the section for RenameCat; a leading > writes => instead of =',
    }),
    'Match-000000': text({ description: 'Take only the line that has this value' }),
    'Line-000000': text({ description: 'Number of the line in its section, from 0, for Delete and Insert' }),
    'Options-000000': text({
      description:
        'Settings of the change with commas between them: duplicates and templates for a new section, and which of several sections of one name is meant',
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
    append: 'Append did not complete successfully',
    unknownTemplate: 'Template category not found',
    notSaved: 'Save of config failed',
  },
});
