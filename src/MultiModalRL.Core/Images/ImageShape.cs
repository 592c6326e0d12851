namespace MultiModalRL.Core;

/// <summary>The shape all images of a store share.</summary>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Columns of pixels.</param>
/// <param name="Channels">Bytes a pixel: 3 for RGB.</param>
public readonly record struct ImageShape(int Height, int Width, int Channels)
{
    /// <summary>Bytes an image.</summary>
    public int Size => Height * Width * Channels;
}
