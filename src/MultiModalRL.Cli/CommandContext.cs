using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Cli;

/// <summary>What the commands of one command line share.</summary>
/// <param name="arguments">The command line.</param>
/// <param name="terminal">What they talk to.</param>
/// <param name="cancellation">Asks them to end cleanly.</param>
internal sealed class CommandContext(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellation)
{
    private const int DefaultThreads = 1;

    private static readonly JsonSerializerOptions OneLine = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public IReadOnlyList<string> Arguments => arguments;

    public Terminal Terminal => terminal;

    public CancellationToken Cancellation => cancellation;

    public GlobalOptions Options { get; } = new();

    /// <summary>Everything registered, plug-ins included.</summary>
    public Registries Registries(ParseResult parsed) => Cli.Registries.Of(parsed.GetValue(Options.Plugins) ?? []);

    public bool IsJson(ParseResult parsed) => parsed.GetValue(Options.Json);

    /// <summary>Prints the one object that <c>--json</c> promises.</summary>
    public void PrintJson(JsonObject json) => terminal.Out.WriteLine(json.ToJsonString(OneLine));

    /// <summary>A line for whoever watches; nothing where <c>--quiet</c> is given.</summary>
    public void Log(ParseResult parsed, string line)
    {
        if (!parsed.GetValue(Options.Quiet))
        {
            terminal.Error.WriteLine(line);
        }
    }

    /// <summary>Shows progress as the terminal allows; nothing where <c>--quiet</c> is given.</summary>
    public ProgressDisplay Progress(ParseResult parsed) =>
        new(terminal, parsed.GetValue(Options.Quiet) ? ProgressStyle.None : terminal.IsInteractive ? ProgressStyle.Bar : ProgressStyle.Lines);

    /// <summary>Readies libtorch; tells how many threads it uses.</summary>
    public int ConfigureThreads(ParseResult parsed, int? recorded = null)
    {
        var threads = parsed.GetValue(Options.Threads) ?? recorded ?? DefaultThreads;
        TorchRuntime.Configure(threads);
        return threads;
    }

    /// <summary>The device that was asked for, or the best there is.</summary>
    public static Device Device(string text) => TorchDevices.Resolve(Core.Device.Parse(text));
}
