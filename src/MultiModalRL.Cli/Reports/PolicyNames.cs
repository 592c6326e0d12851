using System.Globalization;
using System.Text.Json.Nodes;
using MultiModalRL.Agents;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>
/// What policies are called in a report. A baseline with a setting is named by it (<c>fixed-look-raster-3</c>,
/// <c>threshold-random-0.9</c>); several of one learner by their prices (<c>ppo@0.08</c>), one that is shown its price by
/// that too (<c>ppo-conditioned@0.08</c>); what is still the same, such as ablations, by its folder.
/// </summary>
internal static class PolicyNames
{
    private const string Conditioned = "-conditioned";

    /// <summary>One name an evaluation, in their order.</summary>
    public static string[] Of(IReadOnlyList<(string Folder, EvaluationManifest Manifest)> evaluations)
    {
        var names = evaluations.Select(evaluation => Described(evaluation.Manifest)).ToArray();
        Resolve(names, i => $"{names[i]}@{Price(evaluations[i].Manifest)}", IsLearner);
        Resolve(names, i => evaluations[i].Folder, _ => true);
        return names;

        bool IsLearner(int i) => IsLearnerName(names[i], evaluations[i].Manifest);
    }

    /// <summary>Whether a name says no more than which learner it is and at which price.</summary>
    public static bool IsLearnerName(string name, EvaluationManifest manifest) => LearnerOf(name) is var learner
        && (learner == manifest.Agent.Id || learner == manifest.Agent.Id + Conditioned);

    /// <summary>A learner's name without the price.</summary>
    public static string LearnerOf(string name) => name.Split('@')[0];

    // A price that all share tells nothing apart.
    private static void Resolve(string[] names, Func<int, string> longer, Func<int, bool> applies)
    {
        var groups = Enumerable.Range(0, names.Length)
            .Where(applies)
            .GroupBy(i => names[i])
            .Select(group => group.Select(i => (Place: i, Name: longer(i))).ToArray())
            .Where(group => group.Select(item => item.Name).Distinct().Skip(1).Any())
            .ToArray();
        foreach (var (place, name) in groups.SelectMany(group => group))
        {
            names[place] = name;
        }
    }

    private static string Described(EvaluationManifest manifest) => manifest.Agent.Id switch
    {
        FixedLookAgent.Name => Joined(manifest, "looks"),
        ThresholdAgent.Name => Joined(manifest, "threshold"),
        var other => Number(manifest.Environment.Options, "reward", "priceUpTo") is null ? other : other + Conditioned,
    };

    private static string Joined(EvaluationManifest manifest, string setting)
    {
        var order = manifest.Agent.Options["order"]?.ToString();
        return string.Join('-', ((string?[])[manifest.Agent.Id, order, Number(manifest.Agent.Options, setting)]).Where(part => part is not null));
    }

    private static string? Price(EvaluationManifest manifest)
    {
        var (lowest, highest) = (Number(manifest.Environment.Options, "reward", "price"), Number(manifest.Environment.Options, "reward", "priceUpTo"));
        return highest is null || highest == lowest ? lowest : $"{lowest}–{highest}";
    }

    private static string? Number(JsonNode? options, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            options = options?[name];
        }

        return options?.GetValue<double>().ToString("0.######", CultureInfo.InvariantCulture);
    }
}
