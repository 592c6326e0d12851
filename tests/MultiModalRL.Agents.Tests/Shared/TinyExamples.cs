using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

internal static class TinyExamples
{
    /// <summary>Examples drawn from a seed; pixels, questions and accuracies are independent.</summary>
    public static TinyExample[] Drawn(int count, ulong seed = 1)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Draw(ref random))];
    }

    private static TinyExample Draw(ref RandomStream random)
    {
        var cells = new float[9];
        foreach (ref var cell in cells.AsSpan())
        {
            cell = random.NextInt(5) / 4f;
        }

        var accuracies = new float[3];
        accuracies[random.NextInt(3)] = 1;
        return new TinyExample(cells, [2, 3, 4 + random.NextInt(2), 0], accuracies);
    }
}
