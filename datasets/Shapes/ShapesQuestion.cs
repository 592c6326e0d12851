namespace MultiModalRL.Datasets;

/// <summary>A row of SHAPES; its image has the row's number.</summary>
/// <param name="Text">The question in English, such as <c>is a triangle above right of a square</c>.</param>
/// <param name="Answer">Whether it is true of the image.</param>
public readonly record struct ShapesQuestion(string Text, bool Answer);
