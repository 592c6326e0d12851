using System.CommandLine;
using System.CommandLine.Parsing;
using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>The command <c>mmrl</c>: from its arguments to its exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellation = default)
    {
        var context = new CommandContext(arguments, terminal, cancellation);
        var root = Root(context);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return Report(terminal, Mistakes.Describe(parsed), ExitCode.WrongInput);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Error,
            });
        }
        catch (InputException exception)
        {
            return Report(terminal, exception.Message, ExitCode.WrongInput, Trace(context, parsed, exception));
        }
        catch (OperationCanceledException)
        {
            return Report(terminal, "interrupted", ExitCode.Interrupted);
        }
        catch (Exception exception)
        {
            var hint = parsed.GetValue(context.Options.Verbose) ? "" : " (--verbose shows where)";
            return Report(terminal, exception.Message + hint, ExitCode.Failed, Trace(context, parsed, exception));
        }
    }

    /// <summary>All commands with their options.</summary>
    internal static RootCommand Root(CommandContext context)
    {
        var root = new RootCommand("Train and measure agents that answer questions about images, in accuracy and in time.");
        foreach (var option in context.Options.All)
        {
            root.Add(option);
        }

        root.Add(new QuickstartCommand(context).Create());
        root.Add(new ListCommand(context).Create());
        root.Add(new TrainCommand(context).Create());
        root.Add(new EvaluateCommand(context).Create());
        root.Add(new ReportCommand(context).Create());
        root.Add(new ScoreCommand(context).Create());
        root.Add(new DataCommand(context).Create());
        root.Add(new CheckCommand(context).Create());
        root.Add(new BenchCommand(context).Create());
        RefuseEmptyValues(root);
        return root;
    }

    // An empty path or name is a variable of a script that was not set.
    private static void RefuseEmptyValues(Command command)
    {
        foreach (var option in command.Options)
        {
            option.Validators.Add(result => Refuse(result, option.Name));
        }

        foreach (var argument in command.Arguments)
        {
            argument.Validators.Add(result => Refuse(result, argument.Name));
        }

        foreach (var subcommand in command.Subcommands)
        {
            RefuseEmptyValues(subcommand);
        }

        static void Refuse(SymbolResult result, string name)
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError($"{name} is given nothing.");
            }
        }
    }

    private static string Trace(CommandContext context, ParseResult parsed, Exception exception) =>
        parsed.GetValue(context.Options.Verbose) ? exception.ToString() : "";

    private static int Report(Terminal terminal, string message, int exitCode, string trace = "")
    {
        terminal.Error.WriteLine($"mmrl: {message.ReplaceLineEndings(" ")}");
        if (trace.Length > 0)
        {
            terminal.Error.WriteLine(trace);
        }

        return exitCode;
    }
}
