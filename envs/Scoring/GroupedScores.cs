using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>
/// Means of scores within groups. Scores are added in the order given and divided last, in plain floating point, as the
/// scripts' <c>sum(list) / len(list)</c> does.
/// </summary>
internal sealed class GroupedScores
{
    private readonly OrderedDictionary<string, (double Sum, int Count)> groups = new(StringComparer.Ordinal);

    public void Add(string group, double score)
    {
        var (sum, count) = groups.GetValueOrDefault(group);
        groups[group] = (sum + score, count + 1);
    }

    /// <summary>The groups as a breakdown, in the order of their first score.</summary>
    /// <param name="name">What they are grouped by.</param>
    /// <param name="value">The figure of a sum and a count.</param>
    public ScoreBreakdown Breakdown(string name, Func<double, int, ScoreValue> value) => new(
        name, [.. groups.Select(group => new NamedScore(group.Key, value(group.Value.Sum, group.Value.Count), group.Value.Count))]);

    /// <summary>The figure of one group; 0 where nothing was added to it, as scripts that average over an empty list have it.</summary>
    public NamedScore FigureOrZero(string group, Func<double, int, ScoreValue> value) =>
        Figure(group, value) is [var figure] ? figure : new(group, ScoreValue.Full(0), 0);

    /// <summary>The figure of one group; none where nothing was added to it.</summary>
    public ImmutableArray<NamedScore> Figure(string group, Func<double, int, ScoreValue> value) =>
        groups.TryGetValue(group, out var found) ? [new NamedScore(group, value(found.Sum, found.Count), found.Count)] : [];
}
