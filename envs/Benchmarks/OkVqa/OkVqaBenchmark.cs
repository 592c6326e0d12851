using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>OK-VQA: open questions about photographs that need outside knowledge, scored as VQA's are.</summary>
public static class OkVqaBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "OkVqa";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, OkVqaOptions options)
    {
        var dataset = OkVqaDataset.Open(PublishedQuestions.Folder(Name, request));
        var parts = PublishedParts.Of(
            Name, request, options, dataset.Parts, part => PublishedQuestions.Of(dataset.Read(part), options, question => VqaRecords.Of(OkVqaTypes.Named(question))));
        return VqaRecords.Benchmark(Name, parts).Create(request, options);
    }
}
