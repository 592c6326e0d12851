using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Observation normalization: the mean and deviation of each thumbnail channel, kept in the model so that they go
/// where its weights go. Pixels need none (bytes have known bounds), nor do masks.
/// </summary>
internal sealed class ThumbnailMoments(QuestionAnsweringNetwork network)
{
    private const int FittedExamples = 2000;
    private const double Epsilon = 1e-4;

    private readonly RunningMoments[] moments =
        [.. Enumerable.Range(0, network.Fields.Thumbnail?.Width ?? 0).Select(_ => new RunningMoments())];
    private float[] column = [];

    /// <summary>Fits them once, on training observations.</summary>
    public static void Fit(QuestionAnsweringNetwork network, ISupervision supervision, ulong seed)
    {
        if (network.Fields.Thumbnail is null)
        {
            return;
        }

        var count = Math.Min(FittedExamples, supervision.Count);
        var plan = EpisodePlan.Endless(new SeedSequence(seed).Seed("thumbnails"), supervision.Count);
        var observations = new Columns(network.Spec.Observation, count);
        int[] examples = [.. Enumerable.Range(0, count).Select(number => plan.At(number).Example)];
        supervision.Read(examples, new ulong[count], observations, new float[count * network.Fields.Answers.Count]);
        var fitted = new ThumbnailMoments(network);
        fitted.Add(observations);
        fitted.Apply();
    }

    /// <summary>Takes in the rows in use.</summary>
    public void Add(Columns observations)
    {
        if (network.Fields.Thumbnail is not { } field)
        {
            return;
        }

        Array.Resize(ref column, observations.Count);
        var values = observations.All(field);
        for (var feature = 0; feature < field.Width; feature++)
        {
            for (var row = 0; row < column.Length; row++)
            {
                column[row] = values[row * field.Width + feature];
            }

            moments[feature].Add(column);
        }
    }

    /// <summary>Hands the moments to the model.</summary>
    public void Apply()
    {
        if (moments.Length > 0)
        {
            network.Model.NormalizeThumbnails(
                [.. moments.Select(moment => (float)moment.Mean)],
                [.. moments.Select(moment => (float)(1 / Math.Sqrt(moment.Variance + Epsilon)))]);
        }
    }

    public void Save(BinaryWriter writer)
    {
        foreach (var moment in moments)
        {
            moment.Save(writer);
        }
    }

    public void Load(BinaryReader reader)
    {
        foreach (var moment in moments)
        {
            moment.Load(reader);
        }
    }
}
