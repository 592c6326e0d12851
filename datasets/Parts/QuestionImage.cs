namespace MultiModalRL.Datasets;

/// <summary>An image that questions of a part refer to.</summary>
/// <param name="Where">Its file, or the row of a table that has it.</param>
/// <param name="IsThere">Whether the file is there; false for an image that the files lack.</param>
public sealed record QuestionImage(string Where, bool IsThere);
