using System.CommandLine;
using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary><c>mmrl check [ID…]</c>: the environment contract.</summary>
internal sealed class CheckCommand(CommandContext context)
{
    private readonly Argument<string[]> ids = new("id")
    {
        Description = "Environments; all that need no data where none is given.", Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> data = new("--data") { Description = "The data folder.", HelpName = "DIR" };
    private readonly Option<Split> split = new("--split") { Description = "The split.", DefaultValueFactory = _ => Split.Train };
    private readonly ConfiguredOptions configured = new();

    public Command Create()
    {
        var command = new Command("check", "Hold environments to the contract.") { ids, data, split };
        configured.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var registries = context.Registries(parsed);
        var results = new List<(EnvironmentRegistration Environment, CheckResult Result)>();
        foreach (var environment in Wanted(parsed, registries))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var options = configured.Bind(parsed, environment.OptionsType, agent: null);
            var request = new EnvironmentRequest(1, parsed.GetValue(split), parsed.GetValue(data), options.Run.DataSeed);
            results.AddRange(EnvironmentChecker.Check(environment, request, options.Environment).Select(result => (environment, result)));
        }

        Print(parsed, results);
        return results.TrueForAll(checkedOne => checkedOne.Result.Passed) ? ExitCode.Done : ExitCode.Failed;
    }

    private List<EnvironmentRegistration> Wanted(ParseResult parsed, Registries registries)
    {
        var given = parsed.GetValue(ids) ?? [];
        if (given.Length > 0)
        {
            return [.. given.Select(registries.Environments.Get)];
        }

        foreach (var skipped in registries.Environments.All.Where(environment => environment.NeedsData))
        {
            context.Log(parsed, $"{skipped.Id}: skipped, it needs data: name it and give --data DIR");
        }

        return [.. registries.Environments.All.Where(environment => !environment.NeedsData)];
    }

    private void Print(ParseResult parsed, List<(EnvironmentRegistration Environment, CheckResult Result)> results)
    {
        if (context.IsJson(parsed))
        {
            context.PrintJson(new JsonObject
            {
                ["passed"] = results.TrueForAll(one => one.Result.Passed),
                ["checks"] = new JsonArray([.. results.Select(one => (JsonNode)new JsonObject
                {
                    ["environment"] = one.Environment.Id.ToString(),
                    ["check"] = one.Result.Name,
                    ["passed"] = one.Result.Passed,
                    ["reason"] = one.Result.Reason,
                })]),
            });
            return;
        }

        foreach (var (environment, result) in results)
        {
            context.Terminal.Out.WriteLine($"{(result.Passed ? "ok    " : "FAILED")} {environment.Id}: {result.Name}{(result.Passed ? "" : $": {result.Reason}")}");
        }

        context.Terminal.Out.WriteLine($"{results.Count(one => one.Result.Passed)} of {results.Count} checks passed");
    }
}
