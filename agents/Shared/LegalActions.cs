using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Masks of legal actions: what they go with, and draws from them.</summary>
internal static class LegalActions
{
    /// <summary>What is wrong with an environment's mask; null where nothing is, or where there is none.</summary>
    public static string? Flaw(EnvironmentSpec spec) =>
        spec.LegalActions is not { } mask || (spec.Action.Fields is [{ Space: DiscreteSpace discrete }] && discrete.Count == mask.Width)
            ? null
            : $"its mask of {mask.Width} legal actions does not go with action field '{spec.Action.Fields[0].Name}'; expected one discrete action of as many values";

    /// <summary>The action of an answer where it is legal, else of the first answer, which always is.</summary>
    public static int AnswerOrFirst(Columns observations, QuestionAnsweringFields fields, int row, int answer)
    {
        var action = fields.Answers.Start + answer;
        return observations.Values(fields.Legal, row)[action] != 0 ? action : fields.Answers.Start;
    }

    /// <summary>The place of a 1 in the mask, each equally likely; −1 where there is none (nothing is drawn then).</summary>
    public static int Draw(ReadOnlySpan<byte> legal, ulong seed)
    {
        var random = new RandomStream(seed);
        return Draw(legal, ref random);
    }

    /// <summary>The same, from a stream that goes on.</summary>
    public static int Draw(ReadOnlySpan<byte> legal, ref RandomStream random)
    {
        var count = legal.Count((byte)1);
        if (count == 0)
        {
            return -1;
        }

        var action = -1;
        for (var left = random.NextInt(count) + 1; left > 0; left--)
        {
            action += 1 + legal[(action + 1)..].IndexOf((byte)1);
        }

        return action;
    }
}
