namespace MultiModalRL.Torch;

/// <summary>How far a convolution steps.</summary>
/// <param name="Rows">Rows of pixels.</param>
/// <param name="Columns">Columns of pixels.</param>
internal readonly record struct CellStride(int Rows, int Columns);
