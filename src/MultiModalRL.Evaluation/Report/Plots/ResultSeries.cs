using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MultiModalRL.Evaluation;

/// <summary>
/// Results that belong together: a family's members differ in a trailing number (<c>fixed-look-raster-3</c>,
/// <c>threshold-0.9</c>, <c>ppo@0.4</c>), or only in the price λ.
/// </summary>
/// <param name="Index">The number that decides colour and marker.</param>
/// <param name="Name">The family's name, or the only member's.</param>
/// <param name="IsAgent">Whether it is the agent the report is about.</param>
/// <param name="Results">The members by rising cost.</param>
internal sealed partial record ResultSeries(int Index, string Name, bool IsAgent, ImmutableArray<EvaluationResult> Results)
{
    /// <summary>The class that gives a shape this series' colour; the first, the agent's, is nobody else's.</summary>
    public string Style => "s" + Figures.Coordinate(Index == 0 ? 0 : 1 + ((Index - 1) % 8));

    /// <summary>Groups a report's results; the agents come first, then the order of the results.</summary>
    public static ImmutableArray<ResultSeries> Of(ReportModel model)
    {
        bool IsAgent(IGrouping<string, EvaluationResult> group) =>
            model.Agents.Contains(group.Key) || group.Any(result => model.Agents.Contains(result.Agent));

        return [.. model.Results
            .GroupBy(result => Family(result.Agent))
            .OrderBy(group => IsAgent(group) ? 0 : 1)
            .Select((group, i) => new ResultSeries(
                i, group.Count() == 1 ? group.First().Agent : group.Key, IsAgent(group), [.. group.OrderBy(result => result.CostMean)]))];
    }

    /// <summary>What tells a member from the others of its series, short.</summary>
    public string MemberLabel(EvaluationResult result)
    {
        if (Results.Length == 1)
        {
            return Name;
        }

        return IsAgent && result.Price is { } price
            ? "λ " + Figures.Price(price)
            : Grammar().Match(result.Agent) is { Success: true } match ? match.Groups["member"].Value : result.Agent;
    }

    private static string Family(string agent) =>
        Grammar().Match(agent) is { Success: true } match ? match.Groups["family"].Value : agent;

    [GeneratedRegex(@"\A(?<family>.+?)[-@](?<member>[0-9]+(?:\.[0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
