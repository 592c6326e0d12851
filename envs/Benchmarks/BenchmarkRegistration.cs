using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A benchmark that every protocol makes an environment of.</summary>
/// <param name="Name">Its name, such as <c>GridShapes</c>.</param>
/// <param name="Version">Rises when results stop being comparable.</param>
/// <param name="Summary">One line that says what it is.</param>
/// <param name="NeedsData">Whether a data folder must be given.</param>
/// <param name="OptionsType">Its options record.</param>
/// <param name="Create">Makes one split of it.</param>
public sealed record BenchmarkRegistration(
    string Name, int Version, string Summary, bool NeedsData, Type OptionsType, Func<EnvironmentRequest, object, Benchmark> Create)
{
    /// <summary>
    /// Whether a folder is taken for this benchmark where none is named, before reading it is tried. Null where the layout that
    /// it reads is its own.
    /// </summary>
    public Func<string, bool>? Recognizes { get; init; }
}
