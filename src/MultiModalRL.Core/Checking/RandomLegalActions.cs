namespace MultiModalRL.Core;

/// <summary>Actions drawn uniformly among the legal ones, from a row's key alone.</summary>
internal static class RandomLegalActions
{
    /// <summary>Writes an action a row; answers only where nothing else is legal if <paramref name="spending"/>.</summary>
    public static void Write(EnvironmentSpec spec, VectorStep step, Columns actions, bool spending = false)
    {
        for (var row = 0; row < step.Rows; row++)
        {
            var random = new RandomStream(step.Keys[row]);
            actions.SampleRow(row, ref random);
            if (spec.LegalActions is { } legal)
            {
                Choose(spec, step.Observations.Values(legal, row), ref random, actions, row, spending);
            }
        }
    }

    private static void Choose(
        EnvironmentSpec spec, ReadOnlySpan<byte> legal, ref RandomStream random, Columns actions, int row, bool spending)
    {
        var field = spec.Action.Field<int>(EnvironmentSpec.ActionField);
        var answers = (spec.Action.Space(field) as DiscreteSpace)?.Group(ActionGroup.Answer);
        var chosen = spending && answers is { } group ? Draw(legal, group, ref random) : null;
        chosen ??= Draw(legal, without: null, ref random);
        if (chosen is { } action)
        {
            actions.Values(field, row)[0] = action;
        }
    }

    // The n-th candidate replaces the one before with probability 1/n: each ends up equally likely.
    private static int? Draw(ReadOnlySpan<byte> legal, ActionGroup? without, ref RandomStream random)
    {
        int? chosen = null;
        var candidates = 0;
        for (var action = 0; action < legal.Length; action++)
        {
            if (legal[action] == 1 && without?.Contains(action) != true && random.NextInt(++candidates) == 0)
            {
                chosen = action;
            }
        }

        return chosen;
    }
}
