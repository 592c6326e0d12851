using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>NlvrStyle</c>.</summary>
public sealed record NlvrStyleOptions : RecordedOptions
{
    /// <summary>Sets the defaults: those of <c>Nlvr</c>, whose pictures these are like.</summary>
    public NlvrStyleOptions() => (ImageHeight, ImageWidth, Side, ThumbnailSide) = (50, 200, 10, 5);

    /// <summary>The published file whose sentences are used, below the data folder; null for <c>train/train.json</c>. It needs no pictures.</summary>
    public string? TrainFile { get; init; }

    /// <summary>Pictures of the training split.</summary>
    [Range(1, 1_000_000)]
    public int TrainImages { get; init; } = 60_000;

    /// <summary>Pictures of the validation split.</summary>
    [Range(1, 100_000)]
    public int ValidationImages { get; init; } = 500;

    /// <summary>Pictures of the test split.</summary>
    [Range(1, 100_000)]
    public int TestImages { get; init; } = 500;

    /// <summary>Sentences about each picture.</summary>
    [Range(1, 64)]
    public int Sentences { get; init; } = 8;

    /// <summary>
    /// The share of the sentences that training leaves to validation and test, so that what is measured there is how well unseen sentences
    /// are judged: 0, the default, to 0.5.
    /// </summary>
    [Range(0.0, 0.5)]
    public double HeldOutSentences { get; init; }

    /// <summary>The seed of the data.</summary>
    public ulong Seed { get; init; } = 1;
}
