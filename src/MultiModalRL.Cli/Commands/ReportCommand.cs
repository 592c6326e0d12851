using System.CommandLine;
using MultiModalRL.Evaluation;

namespace MultiModalRL.Cli;

/// <summary><c>mmrl report RUN… --out FILE.html</c>: curves, accuracy over cost, comparisons and episodes in one file.</summary>
/// <remarks>Several folders that hold the same policies are read as one study repeated over training seeds.</remarks>
internal sealed class ReportCommand(CommandContext context)
{
    private readonly Argument<string[]> folders = new("run")
    {
        Description = "Run folders, and folders that evaluate --out wrote (or that hold such folders); several that hold the same policies are one study over training seeds.", Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> output = new("--out") { Description = "The HTML file to write.", HelpName = "FILE.html", Required = true };
    private readonly Option<string?> title = new("--title") { Description = "The heading." };

    public Command Create()
    {
        var command = new Command("report", "Write an HTML report on runs and evaluations.") { folders, output, title };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var registries = context.Registries(parsed);
        var contents = new ReportContents(registries.Environments);
        foreach (var folder in parsed.GetValue(folders)!)
        {
            contents.Add(folder);
        }

        var file = parsed.GetValue(output)!;
        var model = contents.Model(parsed.GetValue(title) ?? "MultiModalRL report");
        ReportWriter.Write(model, file);
        if (context.IsJson(parsed))
        {
            context.Terminal.Out.WriteLine(model.Figures().ToLine());
        }

        context.Log(parsed, $"written: {file}");
        return ExitCode.Done;
    }
}
