using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The records of a split with the answers given to them.</summary>
/// <param name="Records">The records, by example.</param>
/// <param name="Answers">The texts of the answers, by number.</param>
/// <param name="Given">The answer given to every example.</param>
public sealed record AnsweredRecords(ImmutableArray<QuestionRecord> Records, ImmutableArray<string> Answers, IReadOnlyList<GivenAnswer> Given)
{
    /// <summary>Mean accuracy by what a key makes of a record, in ordinal order of the keys.</summary>
    public IEnumerable<(string Key, double Accuracy)> By(Func<QuestionRecord, string> key) =>
        from given in Given
        group given.Accuracy by key(Records[given.Example]) into grouped
        orderby grouped.Key
        select (grouped.Key, grouped.Average());

    /// <summary>Mean accuracy of every group of every breakdown, named <c>per_breakdown/group</c>, in ordinal order.</summary>
    public IReadOnlyDictionary<string, double> ByGroup() => new SortedDictionary<string, double>(
        (from given in Given
         from its in Records[given.Example].Groups
         group given.Accuracy by $"per_{its.Breakdown}/{its.Name}")
            .ToDictionary(grouped => grouped.Key, grouped => grouped.Average()),
        StringComparer.Ordinal);

    /// <summary>The share of groups in which every answer is right.</summary>
    public double Consistency(Func<QuestionRecord, string> group)
    {
        var groups = Given.GroupBy(given => group(Records[given.Example])).ToArray();
        return groups.Count(answers => answers.All(answer => answer.Accuracy == 1)) / (double)groups.Length;
    }
}
