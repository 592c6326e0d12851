namespace MultiModalRL.Datasets;

/// <summary>An image that could not be decoded and was left out.</summary>
/// <param name="Handle">Its handle, behind which the image is white.</param>
/// <param name="Message">What is wrong, in one line that names file and row.</param>
public readonly record struct ImageFailure(int Handle, string Message);
