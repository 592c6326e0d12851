using System.CommandLine;
using System.CommandLine.Parsing;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Cli.Tests;

/// <summary>Command lines in documents are read by the parser that will read them at the reader's.</summary>
public sealed class ReadmeCommandTests
{
    private static IEnumerable<TestCaseData> Commands() => Repository.Files(".md")
        .SelectMany(file => ReadmeText.Commands(file).Distinct().Select(command =>
            new TestCaseData(command).SetArgDisplayNames(Repository.NameOf(file), command)));

    [Test]
    public void Documents_ShowCommands() => Assert.That(Commands().Count(), Is.GreaterThan(5));

    [TestCaseSource(nameof(Commands))]
    public void Command_Parses(string command)
    {
        var parsed = Parse(command);
        Assert.That(parsed.Errors.Select(error => error.Message), Is.Empty);
        Assert.That(parsed.UnmatchedTokens, Is.Empty);
    }

    [TestCaseSource(nameof(Commands))]
    public void Command_NamesWhatIsRegistered(string command)
    {
        var arguments = CommandLineParser.SplitCommandLine(command).ToArray();
        using var registries = Registries.Of([]);
        var roots = new Dictionary<string, Type> { ["run"] = typeof(RunOptions) };
        if (Value(arguments, "--env") is { } environment)
        {
            roots["environment"] = registries.Environments.Get(environment).OptionsType;
        }

        if (Value(arguments, "--agent") is { } agent)
        {
            roots["agent"] = registries.Agents.Get(agent).OptionsType;
        }

        // Where a run names its environment and agent, its options cannot be known here.
        if (roots.Count == 3)
        {
            Assert.That(() => OptionsOverrides.Apply([], roots, Values(arguments, "--set")), Throws.Nothing);
        }
    }

    private static ParseResult Parse(string command)
    {
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null, TimeProvider.System, IsInteractive: false);
        return CommandLine.Root(new CommandContext([], terminal, CancellationToken.None)).Parse(command);
    }

    private static string? Value(string[] arguments, string option) => Values(arguments, option).FirstOrDefault();

    private static IEnumerable<string> Values(string[] arguments, string option) =>
        arguments.Zip(arguments.Skip(1)).Where(pair => pair.First == option).Select(pair => pair.Second);
}
