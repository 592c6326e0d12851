using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary><c>mmrl evaluate</c>: every example of a split once, greedily; the sampling policy and response times beside it.</summary>
internal sealed class EvaluateCommand(CommandContext context)
{
    private const string All = "all";
    private const string Latest = "latest";

    private readonly Option<string?> environment = new("--env") { Description = "The environment's id; the run's own where --run is given.", HelpName = "ID" };
    private readonly Option<string?> run = new("--run") { Description = "The run that is measured.", HelpName = "RUN" };
    private readonly Option<string> checkpoint = new("--checkpoint") { Description = "Which checkpoint of --run: latest, best (by validation, where run.evaluationSteps was given) or a step.", HelpName = "NAME", DefaultValueFactory = _ => Latest };
    private readonly Option<string?> agent = new("--agent") { Description = "An agent that needs no run of its own.", HelpName = "NAME" };
    private readonly Option<string?> init = new("--init") { Description = "The supervised run that --agent answers by.", HelpName = "RUN" };
    private readonly Option<string?> data = new("--data") { Description = "The data folder; the run's own where --run or --init is given.", HelpName = "DIR" };
    private readonly Option<Split> split = new("--split") { Description = "The split to measure on.", DefaultValueFactory = _ => Split.Test };
    private readonly Option<string> episodes = new("--episodes") { Description = "How many episodes, or all.", HelpName = "N|all", DefaultValueFactory = _ => All };
    private readonly Option<ulong> seed = new("--seed") { Description = "The root seed.", HelpName = "S", DefaultValueFactory = _ => 0 };
    private readonly Option<string> device = new("--device") { Description = "auto, cpu, cuda or cuda:N.", DefaultValueFactory = _ => "auto" };
    private readonly Option<string?> output = new("--out") { Description = "A folder for the results and the outcomes.", HelpName = "DIR" };
    private readonly ConfiguredOptions configured = new();

    public Command Create()
    {
        var command = new Command("evaluate", "Measure a trained run or a baseline.") { environment, run, checkpoint, agent, init, data, split, episodes, seed, device, output };
        configured.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var registries = context.Registries(parsed);
        var request = Request(parsed, registries);
        var threads = context.ConfigureThreads(parsed);
        request = request with { Device = CommandContext.Device(parsed.GetValue(device)!) };
        var record = new EvaluationRecord(parsed.GetValue(output), request, EvaluationManifest.Of(request, context.Terminal.Clock.GetUtcNow()) with
        {
            Command = [.. context.Arguments],
            Threads = threads,
        });
        record.Prepare();
        var measurement = context.Progress(parsed).Show($"evaluate {request.Agent.Name}", progress =>
            new EvaluationRun(request, context.Terminal.Clock) { Progress = progress, Calibrated = record.Write }.Execute(context.Cancellation));
        var sums = record.Sums(measurement);
        try
        {
            record.Write(measurement, sums);
        }
        finally
        {
            // What was measured is told even where it cannot be kept.
            Print(parsed, sums);
        }

        TellOfQuestions(parsed, measurement.Environment.QuestionAnswering);
        return ExitCode.Done;
    }

    private EvaluationRequest Request(ParseResult parsed, Registries registries)
    {
        var trained = parsed.GetValue(run);
        var source = trained ?? parsed.GetValue(init);
        var manifest = source is null ? null : new RunFolder(source).ReadManifest();
        if (trained is not null && (parsed.GetValue(agent) ?? parsed.GetValue(init)) is not null)
        {
            throw new InputException("evaluate: --run names the agent already: leave out --agent and --init");
        }

        if (trained is null && parsed.GetResult(checkpoint) is { Implicit: false })
        {
            throw new InputException("evaluate: --checkpoint is of a trained run: give it with --run RUN");
        }

        var registration = registries.Environments.Get(Required(parsed, environment, trained is null ? null : manifest!.Environment.Id));
        var learner = registries.Agents.Get(Required(parsed, agent, trained is null ? null : manifest!.Agent.Id));
        var recorded = manifest is null ? null : ConfiguredOptions.Recorded(manifest, registration, withAgent: trained is not null);
        var options = configured.Bind(parsed, registration.OptionsType, learner.OptionsType, recorded);
        if (trained is not null)
        {
            TellOfChanges(parsed, OptionsBinder.Bind(learner.OptionsType, manifest!.Agent.Options, "agent"), options.Agent!);
        }
        else if (source is not null && !learner.StartsFromRuns)
        {
            context.Log(parsed, $"note: agent '{learner.Name}' starts from no run: --init gives it the environment's options and data alone");
        }

        return new EvaluationRequest
        {
            Environment = registration,
            EnvironmentOptions = options.Environment,
            Agent = learner,
            AgentOptions = options.Agent!,
            TrainedRun = trained,
            Checkpoint = parsed.GetValue(checkpoint) is Latest ? null : parsed.GetValue(checkpoint),
            Init = trained is null ? parsed.GetValue(init) : manifest!.Init,
            Data = parsed.GetValue(data) ?? manifest?.Data?.Folder,
            Vocabulary = manifest?.VocabularyFor(registration.Id),
            Split = parsed.GetValue(split),
            Episodes = ParseEpisodes(parsed.GetValue(episodes)!),
            Seed = parsed.GetValue(seed),
            Precision = parsed.GetValue(context.Options.Precision) ?? manifest?.Precision ?? Precision.Fp32,
            Run = options.Run,
        };
    }

    private void TellOfChanges(ParseResult parsed, object trained, object given)
    {
        var changed = ChangedOptions.Of(OptionsBinder.ToJson(trained), OptionsBinder.ToJson(given), "agent").ToArray();
        if (changed.Length > 0)
        {
            context.Log(parsed, $"note: a run is measured as it was trained: {string.Join(", ", changed)} changes nothing of the model or of what was learned");
        }
    }

    private static string Required(ParseResult parsed, Option<string?> option, string? recorded) =>
        parsed.GetValue(option) ?? recorded ?? throw new InputException($"evaluate: {option.Name} is missing (or --run RUN, a trained run)");

    private static int? ParseEpisodes(string text)
    {
        if (text == All)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new InputException($"--episodes is '{text}': expected {All} or a number above 0");
    }

    private void TellOfQuestions(ParseResult parsed, QuestionAnsweringSpec? questions)
    {
        foreach (var note in questions?.Notes ?? [])
        {
            context.Log(parsed, $"note: {note}");
        }

        if (questions is not null && (questions.HighestPrice ?? questions.Price) >= questions.AccuracyFirstBound)
        {
            context.Log(parsed, string.Create(
                CultureInfo.InvariantCulture,
                $"note: the price {questions.HighestPrice ?? questions.Price} is not below {questions.AccuracyFirstBound}, the smallest difference in accuracy: a cheaper answer may pay more than a more accurate one"));
        }
    }

    private void Print(ParseResult parsed, JsonObject result)
    {
        if (context.IsJson(parsed))
        {
            context.PrintJson(result);
        }
        else
        {
            Tables.Print(context.Terminal, ["", "value"], ResultRows.Of(result));
        }
    }
}
