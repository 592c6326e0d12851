namespace MultiModalRL.Environments;

/// <summary>
/// How far predicted answers are from the reference answers as distributions: within each global group a chi-square
/// statistic over its reference answers (answers that are never right do not count), averaged with the groups' sizes as
/// weights, over 100. Lower is better.
/// </summary>
internal sealed class GqaDistribution
{
    private readonly OrderedDictionary<string, OrderedDictionary<string, int>> gold = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Group, string? Answer), int> predictions = [];

    public void Add(string group, string answer, string? prediction)
    {
        if (!gold.TryGetValue(group, out var counts))
        {
            gold[group] = counts = new(StringComparer.Ordinal);
        }

        counts[answer] = counts.GetValueOrDefault(answer) + 1;
        predictions[(group, prediction)] = predictions.GetValueOrDefault((group, prediction)) + 1;
    }

    /// <summary>The value; null where no question has a global group.</summary>
    public double? Value()
    {
        var (weighted, questions) = (0.0, 0);
        foreach (var (group, counts) in gold)
        {
            var (statistic, size) = (0.0, 0);
            foreach (var (answer, expected) in counts)
            {
                double difference = predictions.GetValueOrDefault((group, answer)) - expected;
                statistic += difference * difference / expected;
                size += expected;
            }

            weighted += statistic * size;
            questions += size;
        }

        return questions == 0 ? null : weighted / questions / 100;
    }
}
