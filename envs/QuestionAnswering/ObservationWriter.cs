using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Writes whole observation rows of a benchmark under a protocol.</summary>
internal sealed class ObservationWriter(EnvironmentSpec spec, Benchmark benchmark, IProtocol protocol, LookCosts costs)
{
    private readonly QuestionAnsweringFields fields = new(spec);
    private readonly int answers = benchmark.Answers.Length;
    private readonly ExampleTable examples = benchmark.Examples;
    private readonly IThumbnails? thumbnails = protocol.Thumbnails;
    private readonly AskedText? asked = protocol.ResponseLength > 0 ? new(benchmark, spec.QuestionAnswering!) : null;

    /// <summary>The columns to write to, for all rows in use.</summary>
    public ObservationSpans Spans(Columns observations) => new(observations, fields);

    /// <summary>Writes what is seen of an example with some cells revealed, after some looks, at a price.</summary>
    public void Write(int example, ReadOnlySpan<byte> revealed, int looks, double price, in ObservationSpans to, int row)
    {
        var image = examples.Images[example];
        to.Images[row] = image;
        revealed.CopyTo(to.Revealed[(row * revealed.Length)..]);
        var question = examples.Question(example);
        question.CopyTo(to.Questions[(row * question.Length)..]);
        to.Deadlines[2 * row] = costs.Deadline;
        to.Deadlines[2 * row + 1] = costs.Remaining(looks);
        var legal = to.Legal.Slice(row * fields.Legal.Width, fields.Legal.Width);
        var options = examples.LegalAnswers(example, answers);
        legal[..options].Fill(1);
        legal[options..answers].Clear();
        protocol.Legal(looks, revealed, legal[answers..]);
        if (fields.Price is not null)
        {
            to.Prices[row] = (float)price;
        }

        if (asked is not null)
        {
            to.Texts[row] = asked[example];
        }

        if (fields.Thoughts is not null)
        {
            to.Thoughts[row] = looks;
        }

        if (thumbnails is not null)
        {
            var width = fields.Thumbnail!.Value.Width;
            thumbnails.Read(image, to.Thumbnails.Slice(row * width, width));
        }
    }
}
