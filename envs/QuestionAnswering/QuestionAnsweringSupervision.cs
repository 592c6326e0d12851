using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Labelled observations of a split, at a cost that fits what is revealed; answers do not turn on the price.</summary>
internal sealed class QuestionAnsweringSupervision(Benchmark benchmark, IProtocol protocol, ObservationWriter writer, double price)
    : ISupervision
{
    public int Count => benchmark.Examples.Count;

    public void Read(ReadOnlySpan<int> examples, ReadOnlySpan<ulong> seeds, Columns observations, Span<float> answerAccuracies)
    {
        observations.Count = examples.Length;
        var spans = writer.Spans(observations);
        Span<byte> revealed = stackalloc byte[protocol.Side * protocol.Side];
        for (var row = 0; row < examples.Length; row++)
        {
            var looks = protocol.Draw(seeds[row], revealed);
            writer.Write(examples[row], revealed, looks, price, spans, row);
            Label(examples[row], answerAccuracies.Slice(row * benchmark.Answers.Length, benchmark.Answers.Length));
        }
    }

    private void Label(int example, Span<float> accuracies)
    {
        for (var answer = 0; answer < accuracies.Length; answer++)
        {
            accuracies[answer] = (float)benchmark.Metric.Accuracy(example, answer);
        }
    }
}
