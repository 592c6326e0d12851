using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Draws examples: a question, each equally likely, then a grid whose nine cells are empty with probability .2, else one of
/// nine kinds, i.i.d.; where a share of yes is wanted, whole grids until the answer is the one drawn.
/// </summary>
/// <param name="questions">The questions.</param>
/// <param name="trueShare">The share of yes, or null for what the grids give.</param>
internal sealed class ShapesStyleGenerator(ImmutableArray<ShapesStyleQuery> questions, double? trueShare)
{
    private const int Cells = ShapesStyleQuery.Side * ShapesStyleQuery.Side;
    private const double Occupied = 0.8;

    // "Is a circle a square" is no in every grid.
    private const int MostTries = 2000;

    /// <summary>Draws examples: the questions' numbers, the cells (nine an example) and the answers (0 for yes).</summary>
    public (int[] Questions, byte[] Cells, int[] Answers) Generate(int count, ulong seed)
    {
        var (asked, cells, answers) = (new int[count], new byte[count * Cells], new int[count]);
        for (var example = 0; example < count; example++)
        {
            var random = new RandomStream(RandomStream.Combine(seed, (ulong)example));
            asked[example] = random.NextInt(questions.Length);
            var grid = cells.AsSpan(example * Cells, Cells);
            bool? wanted = trueShare is { } share ? random.NextDouble() < share : null;
            var tries = 0;
            bool answer;
            do
            {
                Draw(grid, ref random);
                answer = questions[asked[example]].Answer(grid);
            }
            while (wanted is not null && answer != wanted && ++tries < MostTries);
            answers[example] = answer ? 0 : 1;
        }

        return (asked, cells, answers);
    }

    private static void Draw(Span<byte> grid, ref RandomStream random)
    {
        foreach (ref var cell in grid)
        {
            cell = (byte)(random.NextDouble() < Occupied ? 1 + random.NextInt(9) : 0);
        }
    }
}
