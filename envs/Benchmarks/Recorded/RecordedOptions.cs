using System.ComponentModel.DataAnnotations;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Options of every benchmark that is read from a dataset's files. A benchmark's own record sets other defaults.</summary>
public abstract record RecordedOptions
{
    /// <summary>Rows of pixels that images are resized to: a multiple of <see cref="Side"/>.</summary>
    [Range(4, 1024)]
    public int ImageHeight { get; init; } = 64;

    /// <summary>Columns of pixels that images are resized to: a multiple of <see cref="Side"/>.</summary>
    [Range(4, 1024)]
    public int ImageWidth { get; init; } = 64;

    /// <summary>Cells along each side of the partition of glimpses, unless the protocol's option says otherwise.</summary>
    [Range(1, 64)]
    public int Side { get; init; } = 8;

    /// <summary>Block means along each side of the thumbnail: a divisor of height and width, or 0 for no thumbnail.</summary>
    [Range(0, 256)]
    public int ThumbnailSide { get; init; } = 4;

    /// <summary>
    /// Most answers that an open question can be given: the most frequent of the training questions. A question whose
    /// reference is beyond them cannot be answered rightly; training leaves it out.
    /// </summary>
    [Range(2, 100_000)]
    public int AnswerCount { get; init; } = 3129;

    /// <summary>Most tokens of a question, its options included; what is longer is cut at its end, and told.</summary>
    [Range(1, 4096)]
    public int QuestionTokens { get; init; } = 128;

    /// <summary>The share of the training images that validation holds out where the data have no validation part: 0 to 0.9.</summary>
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>What becomes of a question whose image cannot be decoded: an error, the default, or it is left out and told.</summary>
    public BadExamples OnBadExample { get; init; } = BadExamples.Fail;

    /// <summary>What options are shuffled by, together with a record's id; null leaves them as the data have them.</summary>
    public ulong? OptionSeed { get; init; } = 0;
}
