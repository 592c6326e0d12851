namespace MultiModalRL.Datasets;

/// <summary>A sentence of NLVR beside one picture of the scene it was written for.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Label">Whether it is true of the scene.</param>
/// <param name="Identifier">The presentation's number and the position in it, such as <c>1373-0</c>.</param>
/// <param name="Directory">The folder of the scenes it was written with, where it is known: validation should be held out by it.</param>
/// <param name="Permutation">Which of the six orders of the boxes the picture shows: 0 to 5.</param>
/// <param name="Image">The picture's file; null where the part has none.</param>
public sealed record NlvrExample(string Sentence, bool Label, string Identifier, string? Directory, int Permutation, string? Image);
