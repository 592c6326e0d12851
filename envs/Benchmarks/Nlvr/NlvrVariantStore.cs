using System.Buffers;
using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Variants of pictures, made whenever they are asked for. Thread-safe where the pictures' store is.</summary>
/// <remarks>Three boxes of a quarter of the width each, with gaps of an eighth between them.</remarks>
internal sealed class NlvrVariantStore : IImageStore, IDisposable
{
    private const int Boxes = 3;
    private const int Channels = 3;

    private readonly IImageStore pictures;
    private readonly ImmutableArray<(int Picture, NlvrVariant Variant)> variants;
    private readonly Dictionary<(int Yellow, int Black, int Blue), NlvrColors> colors;

    /// <summary>Wraps the pictures' store, which this then owns.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="variants">The picture and the variant of each handle.</param>
    /// <exception cref="InputException">The width is no multiple of eight.</exception>
    public NlvrVariantStore(IImageStore pictures, ImmutableArray<(int Picture, NlvrVariant Variant)> variants)
    {
        if (pictures.Shape.Width % 8 != 0)
        {
            throw new InputException($"benchmark.imageWidth is {pictures.Shape.Width}: expected a multiple of 8 for variants, which move boxes");
        }

        (this.pictures, this.variants) = (pictures, variants);
        colors = variants.Select(item => item.Variant).DistinctBy(Key).ToDictionary(Key, variant => new NlvrColors(variant.Colors));
    }

    public int Count => variants.Length;

    public ImageShape Shape => pictures.Shape;

    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        var originals = ArrayPool<int>.Shared.Rent(handles.Length);
        var original = ArrayPool<byte>.Shared.Rent(Shape.Size);
        try
        {
            for (var i = 0; i < handles.Length; i++)
            {
                originals[i] = variants[handles[i]].Picture;
            }

            pictures.Read(originals.AsSpan(0, handles.Length), pixels);
            for (var i = 0; i < handles.Length; i++)
            {
                Vary(handles[i], pixels.Slice(i * Shape.Size, Shape.Size), original.AsSpan(0, Shape.Size));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(original);
            ArrayPool<int>.Shared.Return(originals);
        }
    }

    public void Dispose() => (pictures as IDisposable)?.Dispose();

    private void Vary(int handle, Span<byte> pixels, Span<byte> original)
    {
        var variant = variants[handle].Variant;
        if (variant == NlvrVariant.Original)
        {
            return;
        }

        var renamed = colors[Key(variant)];
        pixels.CopyTo(original);
        var (stride, box) = (Shape.Width * Channels, Shape.Width / 4 * Channels);
        for (var row = 0; row < Shape.Height; row++)
        {
            for (var place = 0; place < Boxes; place++)
            {
                var to = pixels.Slice((row * stride) + (place * box * 3 / 2), box);
                original.Slice((row * stride) + (variant.Boxes[place] * box * 3 / 2), box).CopyTo(to);
                if (variant.IsMirrored)
                {
                    Mirror(to);
                }

                renamed.Apply(to);
            }
        }
    }

    private static (int Yellow, int Black, int Blue) Key(NlvrVariant variant) => (variant.Colors[0], variant.Colors[1], variant.Colors[2]);

    private static void Mirror(Span<byte> row)
    {
        for (int left = 0, right = row.Length - Channels; left < right; left += Channels, right -= Channels)
        {
            for (var channel = 0; channel < Channels; channel++)
            {
                (row[left + channel], row[right + channel]) = (row[right + channel], row[left + channel]);
            }
        }
    }
}
