using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Writes whole observation rows of a benchmark under a protocol.</summary>
internal sealed class ObservationWriter(EnvironmentSpec spec, Benchmark benchmark, IProtocol protocol)
{
    private readonly QuestionAnsweringFields fields = new(spec);
    private readonly float deadline = (float)spec.QuestionAnswering!.Deadline;

    /// <summary>Writes what is seen of an example with some cells revealed at normalised cost <paramref name="cost"/>.</summary>
    public void Write(int example, ReadOnlySpan<byte> revealed, double cost, Row row)
    {
        var image = benchmark.Examples.Images[example];
        row.Value(fields.Image) = image;
        revealed.CopyTo(row.Values(fields.Revealed));
        benchmark.Examples.Question(example).CopyTo(row.Values(fields.Question));
        var deadlines = row.Values(fields.Deadline);
        deadlines[0] = deadline;
        deadlines[1] = (float)Math.Clamp(deadline - cost, 0, 1);
        var legal = row.Values(fields.Legal);
        legal[..fields.Answers.Count].Fill(1);
        protocol.Legal(revealed, legal[fields.Answers.Count..]);
        if (fields.Thumbnail is { } thumbnail)
        {
            benchmark.Thumbnails!.Read(image, row.Values(thumbnail));
        }
    }
}
