using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>VQA v2: open questions about photographs, scored against ten people's answers.</summary>
public static class VqaV2Benchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "VqaV2";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, VqaV2Options options)
    {
        var dataset = VqaV2Dataset.Open(PublishedQuestions.Folder(Name, request));
        var parts = PublishedParts.Of(
            Name, request, options, dataset.Parts, part => PublishedQuestions.Of(dataset.Read(part), options, VqaRecords.Of));
        return VqaRecords.Benchmark(Name, parts).Create(request, options);
    }
}
