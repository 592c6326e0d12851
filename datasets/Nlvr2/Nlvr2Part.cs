using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>A part of NLVR2.</summary>
/// <param name="Source">Its file, or the first of its files.</param>
/// <param name="Examples">The examples, in the order of the data.</param>
/// <param name="Images">The pairs, each as one image with the left photograph in its left half; null where none is at hand.</param>
public sealed record Nlvr2Part(string Source, ImmutableArray<Nlvr2Example> Examples, StoredImages? Images);
