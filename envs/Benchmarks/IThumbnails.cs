using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>What is seen of an image before anything is revealed.</summary>
public interface IThumbnails
{
    /// <summary>Rows, columns and channels of a thumbnail; values lie in [0, 1].</summary>
    ImmutableArray<int> Shape { get; }

    /// <summary>What a thumbnail costs, as a share of the budget: pixels shown ÷ pixels of the image.</summary>
    double Cost { get; }

    /// <summary>Writes the thumbnail of an image, row-major. Thread-safe.</summary>
    void Read(int image, Span<float> values);
}
