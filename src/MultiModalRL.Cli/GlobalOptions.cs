using System.CommandLine;
using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    public Option<string[]> Plugins { get; } = new("--plugin")
    {
        Description = "A user's own assembly of modules; may be repeated.", HelpName = "DLL", Recursive = true, Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<int?> Threads { get; } = new("--threads")
    {
        Description = "Threads within a tensor operation; results reproduce for an equal number only. Default 1.",
        HelpName = "N",
        Recursive = true,
    };

    public Option<Precision?> Precision { get; } = new("--precision")
    {
        Description = "What networks compute with: single precision, or bfloat16 with single-precision weights and losses. Default fp32, or the run's own.",
        HelpName = "fp32|bf16",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the result as one JSON object on standard output; logs go to standard error.", Recursive = true,
    };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No logs and no progress.", Recursive = true };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Show where an error arose.", Recursive = true };

    public IEnumerable<Option> All => [Plugins, Threads, Precision, Json, Quiet, Verbose];
}
