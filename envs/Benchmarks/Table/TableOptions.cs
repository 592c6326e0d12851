using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>
/// Options of the benchmark <c>Table</c>. Sizes of images, cells and thumbnails are those of <c>mmrl.json</c>, where the folder has it.
/// </summary>
public sealed record TableOptions : RecordedOptions
{
    /// <summary>Sets the defaults: options stay as the table has them.</summary>
    public TableOptions() => OptionSeed = null;

    /// <summary>Most options of a question with options; what has more is an error.</summary>
    [Range(2, 100)]
    public int Choices { get; init; } = 10;
}
