using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>ShapeWorld caption agreement: is a caption true of a picture? Official accuracy, by configuration.</summary>
public static class ShapeWorldBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "ShapeWorld";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, ShapeWorldOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var folder = request.Data ?? throw new InputException($"{Name} needs data: expected --data with a folder of ShapeWorld configurations");
        var dataset = ShapeWorldDataset.Open(folder);
        ImmutableArray<ShapeWorldCaption> captions = [.. dataset.Configurations.SelectMany(name => dataset.Read(name))];
        var images = DistinctImages.Of([.. captions.Select(caption => caption.Image)]);
        return new RecordedBenchmark
        {
            Name = Name,
            Parts = ContentSplit.Parts(
                folder, captions.Select((caption, row) => Record(caption, images.Handles[row])), images, options.TestShare, options.ValidationShare),
            Answers = ["true", "false"],
            Summary = given => given.By(record => record.Type).ToDictionary(group => $"configuration/{group.Key}", group => group.Accuracy),
        }.Create(request, options);
    }

    private static QuestionRecord Record(ShapeWorldCaption caption, int image) => new()
    {
        Question = caption.Text,
        Image = image,
        Id = $"{caption.Configuration}/{caption.World}/{caption.Number}",
        Answer = caption.Agrees ? "true" : "false",
        Type = caption.Configuration,
    };
}
