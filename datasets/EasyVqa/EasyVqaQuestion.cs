namespace MultiModalRL.Datasets;

/// <summary>A row of easy-VQA.</summary>
/// <param name="Text">The question, as stored.</param>
/// <param name="Answer">The answer's number in <see cref="EasyVqaDataset.Answers"/>.</param>
/// <param name="Image">The image's id, 0 or more: the name of its file.</param>
public readonly record struct EasyVqaQuestion(string Text, int Answer, int Image);
