using System.Globalization;
using System.Runtime.ExceptionServices;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Draws examples: the question, then its answer fairly among those possible, then whole grids of independent cells until
/// one has that answer. Nothing else touches the distribution, so what a shown cell tells of the answer is known exactly.
/// Example i depends on the options' seed, the split and i alone.
/// </summary>
public sealed class GridShapesGenerator
{
    private const int MaxAttempts = 1_000_000;

    private readonly GridShapesOptions options;
    private readonly Split split;
    private readonly byte[] codes;

    /// <summary>Prepares a split.</summary>
    /// <exception cref="InputException">The options leave nothing to ask.</exception>
    public GridShapesGenerator(GridShapesOptions options, Split split)
    {
        (this.options, this.split) = (options, split);
        Questions = new GridQuestionSet(options, split);
        codes = [.. Enumerable.Range(1, Questions.Shapes.Count).Where(code => ((Questions.Codes >> code) & 1) != 0).Select(code => (byte)code)];
        Seeds = new SeedSequence(options.Seed).Child("GridShapes").Child(split.ToString());
    }

    /// <summary>What is asked.</summary>
    public GridQuestionSet Questions { get; }

    /// <summary>The split's seeds.</summary>
    public SeedSequence Seeds { get; }

    /// <summary>Generates examples 0 … <paramref name="count"/> − 1.</summary>
    /// <exception cref="InputException">Some answer is too rare to be drawn; the message names question and answer.</exception>
    public GridShapesExamples Generate(int count)
    {
        var examples = new GridShapesExamples(
            new GridQuestion[count], new int[count], new byte[count * options.Side * options.Side], options.Side);
        var seed = Seeds.Seed("examples");
        try
        {
            Parallel.For(0, count, example => Draw(examples, example, new RandomStream(RandomStream.Combine(seed, (ulong)example))));
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return examples;
    }

    private void Draw(GridShapesExamples examples, int example, RandomStream random)
    {
        var question = Questions.Draw(ref random);
        var answer = question.Answers[random.NextInt(question.Answers.Length)];
        var grid = examples.Grid(example);
        var excluded = question.Excluded(answer);
        var attempts = 0;
        while (!TryFill(grid, excluded, ref random) || question.Answer(grid) != answer)
        {
            if (++attempts == MaxAttempts)
            {
                throw TooRare(question, answer);
            }
        }

        (examples.Questions[example], examples.Answers[example]) = (question, answer);
    }

    /// <summary>
    /// One draw a cell: below the fill it holds a shape, and where below says which. False as soon as the grid is to be
    /// rejected for a cell; the next one is then drawn anew from the first cell on.
    /// </summary>
    private bool TryFill(Span<byte> grid, uint excluded, ref RandomStream random)
    {
        var scale = codes.Length / options.Fill;
        for (var cell = 0; cell < grid.Length; cell++)
        {
            var draw = random.NextDouble();
            grid[cell] = draw < options.Fill ? codes[Math.Min((int)(draw * scale), codes.Length - 1)] : (byte)0;
            if (((excluded >> grid[cell]) & 1) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private InputException TooRare(GridQuestion question, int answer) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"GridShapes: in {MaxAttempts} grids of side {options.Side} and fill {options.Fill} none answers \"{question.Text}\" with \"{Questions.Answers.Texts[answer]}\" ({split}): expected another side or fill"));
}
