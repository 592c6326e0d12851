namespace MultiModalRL.Datasets;

/// <summary>A caption of a ShapeWorld world.</summary>
/// <param name="Configuration">The name of the configuration's folder.</param>
/// <param name="World">The world's number in the configuration, 0 or more.</param>
/// <param name="Number">The caption's number in the world, 0 or more.</param>
/// <param name="Text">The caption, tokens separated by spaces.</param>
/// <param name="Agrees">Whether the caption is true of the world.</param>
/// <param name="Image">The file of the world's picture.</param>
public sealed record ShapeWorldCaption(string Configuration, int World, int Number, string Text, bool Agrees, string Image);
