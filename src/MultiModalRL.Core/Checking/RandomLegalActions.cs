namespace MultiModalRL.Core;

/// <summary>Actions drawn uniformly among the legal ones, from a row's key alone.</summary>
internal static class RandomLegalActions
{
    public static void Write(EnvironmentSpec spec, VectorStep step, Columns actions)
    {
        for (var row = 0; row < step.Rows; row++)
        {
            var random = new RandomStream(step.Keys[row]);
            actions.SampleRow(row, ref random);
            if (spec.LegalActions is { } legal)
            {
                Choose(spec, step.Observations.Values(legal, row), ref random, actions, row);
            }
        }
    }

    private static void Choose(EnvironmentSpec spec, ReadOnlySpan<byte> legal, ref RandomStream random, Columns actions, int row)
    {
        var count = legal.Count((byte)1);
        if (count == 0)
        {
            return;
        }

        var chosen = -1;
        for (var left = random.NextInt(count); left >= 0; left--)
        {
            chosen += 1 + legal[(chosen + 1)..].IndexOf((byte)1);
        }

        actions.Values(spec.Action.Field<int>(EnvironmentSpec.ActionField), row)[0] = chosen;
    }
}
