/** What the assistant says of the village's own sheet (填报表), and the words on it. */
export const formTexts = {
  foreign: () => '这张表不是我发的填报表，没有收。要用表格报，回“填报表”，我发一张给您填；整本台账请县里导入。',
}
