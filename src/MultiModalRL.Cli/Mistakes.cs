using System.CommandLine;
using System.CommandLine.Parsing;
using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>Says in one line what is wrong with a command line, with what may have been meant.</summary>
internal static class Mistakes
{
    public static string Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = Path(parsed);
        var at = path.Length > 0 ? path + ": " : "";
        if (parsed.UnmatchedTokens.Count > 0)
        {
            var unknown = parsed.UnmatchedTokens[0];
            return unknown.StartsWith('-')
                ? Nearest.Message($"{at}option", unknown, OptionNames(parsed))
                : command.Subcommands.Count > 0
                    ? Nearest.Message($"{at}command", unknown, command.Subcommands.Select(subcommand => subcommand.Name))
                    : $"{at}'{unknown}' is one argument too many";
        }

        var messages = string.Join(" ", parsed.Errors.Select(Reason).Distinct());
        return $"{at}{messages} See mmrl {path}{(path.Length > 0 ? " " : "")}--help.";
    }

    // The library's own words name the type that a value is read into.
    private static string Reason(ParseError error)
    {
        if (error.SymbolResult is not OptionResult { Option: var option } result || !error.Message.Contains("expected type", StringComparison.Ordinal))
        {
            return error.Message;
        }

        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        var expected = type.IsEnum ? string.Join(", ", Enum.GetNames(type).Select(name => name.ToLowerInvariant()))
            : type == typeof(double) ? "a number"
            : type == typeof(ulong) ? "a whole number of 0 or more"
            : "a whole number";
        return $"{option.Name} is '{string.Join(' ', result.Tokens.Select(token => token.Value))}': expected {expected}.";
    }

    private static string Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (System.CommandLine.Parsing.SymbolResult? result = parsed.CommandResult; result is not null; result = result.Parent)
        {
            if (result is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } command)
            {
                names.Insert(0, command.Command.Name);
            }
        }

        return string.Join(' ', names);
    }

    private static IEnumerable<string> OptionNames(ParseResult parsed) => parsed.CommandResult.Command.Options
        .Concat(parsed.RootCommandResult.Command.Options.Where(option => option.Recursive))
        .Select(option => option.Name)
        .Distinct();
}
