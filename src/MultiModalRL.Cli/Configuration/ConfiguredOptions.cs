using System.CommandLine;
using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>The options <c>--config</c> and <c>--set</c>, and what they make of defaults and recorded options.</summary>
internal sealed class ConfiguredOptions
{
    private const string EnvironmentRoot = "environment";
    private const string AgentRoot = "agent";
    private const string RunRoot = "run";

    // What every protocol of a benchmark shares.
    private static readonly string[] SharedSections = ["benchmark", "reward"];

    public Option<string?> Config { get; } = new("--config")
    {
        Description = "A JSON file with objects environment, agent and run.", HelpName = "FILE",
    };

    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "Sets an option, such as agent.learningRate=0.001 or any end of its path that only one option has; may be repeated.",
        HelpName = "PATH=VALUE",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string?> OnBadExample { get; } = new("--on-bad-example")
    {
        Description = "What becomes of a question whose image cannot be decoded: fail (an error), or skip (it is left out and counted).",
        HelpName = "fail|skip",
    };

    public void AddTo(Command command)
    {
        command.Add(Config);
        command.Add(Set);
        command.Add(OnBadExample);
    }

    /// <summary>Recorded options, then the file's, then those of the command line; all failures together.</summary>
    public BoundOptions Bind(ParseResult parsed, Type environment, Type? agent, JsonObject? recorded = null)
    {
        var roots = new Dictionary<string, Type> { [EnvironmentRoot] = environment, [RunRoot] = typeof(RunOptions) };
        if (agent is not null)
        {
            roots[AgentRoot] = agent;
        }

        var config = recorded ?? [];
        if (parsed.GetValue(Config) is { } file)
        {
            Merge(config, OptionsFile.Read(file));
        }

        var failures = new List<string>();
        string[] bad = parsed.GetValue(OnBadExample) is { } wanted ? [$"environment.benchmark.onBadExample={wanted}"] : [];
        config = Assigned(config, roots, [.. parsed.GetValue(Set) ?? [], .. bad], failures);
        var bound = roots.ToDictionary(root => root.Key, root => Bind(root.Key, root.Value, config, failures));
        return failures.Count == 0
            ? new BoundOptions(bound[EnvironmentRoot]!, bound.GetValueOrDefault(AgentRoot), (RunOptions)bound[RunRoot]!)
            : throw new InputException(string.Join("; ", failures));
    }

    /// <summary>What a new run takes where nobody says otherwise, as if a run had recorded it: a preset, and rows that suit the agent.</summary>
    public static JsonObject Of(AgentRegistration agent, EnvironmentRegistration environment, AgentPreset? preset)
    {
        var options = new JsonObject();
        if (preset is not null)
        {
            options[AgentRoot] = OptionsBinder.ToJson(preset.Options);
        }

        if ((preset?.Rows ?? (environment.AsksQuestions ? null : agent.RowsWithoutQuestions)) is { } rows)
        {
            options[RunRoot] = new JsonObject { ["rows"] = rows };
        }

        return options;
    }

    /// <summary>
    /// The options a run recorded as far as they hold for an environment: all of them for the environment it was made
    /// with, those of the benchmark and the reward for another protocol of the same benchmark.
    /// </summary>
    public static JsonObject Recorded(RunManifest manifest, EnvironmentRegistration environment, bool withAgent)
    {
        var recorded = new JsonObject { [EnvironmentRoot] = RecordedEnvironment(manifest.Environment, environment) };
        if (withAgent)
        {
            recorded[AgentRoot] = manifest.Agent.Options.DeepClone();
            recorded[RunRoot] = manifest.Run.DeepClone();
        }

        return recorded;
    }

    private static JsonObject RecordedEnvironment(ManifestPart recorded, EnvironmentRegistration environment)
    {
        var id = EnvironmentId.Parse(recorded.Id);
        if (id == environment.Id)
        {
            return (JsonObject)recorded.Options.DeepClone();
        }

        var shared = new JsonObject();
        if (id.Name == environment.Id.Name && id.Version == environment.Id.Version)
        {
            var known = OptionsBinder.Describe(environment.OptionsType).Select(option => option.Path.Split('.')[0]).ToHashSet();
            foreach (var section in SharedSections.Where(known.Contains))
            {
                shared[section] = recorded.Options[section]?.DeepClone();
            }
        }

        return shared;
    }

    // One at a time, so that what is right is bound, and found wrong there perhaps, beside what is wrong here.
    private static JsonObject Assigned(JsonObject config, Dictionary<string, Type> roots, string[] assignments, List<string> failures)
    {
        foreach (var unknown in config.Select(section => section.Key).Where(name => !roots.ContainsKey(name)).ToArray())
        {
            failures.Add(Nearest.Message("configuration section", unknown, roots.Keys));
            config.Remove(unknown);
        }

        foreach (var assignment in assignments)
        {
            try
            {
                config = OptionsOverrides.Apply(config, roots, [assignment]);
            }
            catch (InputException exception)
            {
                failures.Add(exception.Message);
            }
        }

        return config;
    }

    private static object? Bind(string root, Type type, JsonObject config, List<string> failures)
    {
        try
        {
            return config[root] is null or JsonObject
                ? OptionsBinder.Bind(type, (JsonObject?)config[root], root)
                : throw new InputException($"{root}: expected an object of options");
        }
        catch (InputException exception)
        {
            failures.Add(exception.Message);
            return null;
        }
    }

    private static void Merge(JsonObject into, JsonObject over)
    {
        foreach (var (name, value) in over)
        {
            if (value is JsonObject inner && into[name] is JsonObject existing)
            {
                Merge(existing, inner);
            }
            else
            {
                into[name] = value?.DeepClone();
            }
        }
    }
}
