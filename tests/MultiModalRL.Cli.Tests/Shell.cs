using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>Runs command lines in this process, in a temporary folder of their own.</summary>
internal sealed class Shell : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("mmrl-cli-");

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public JsonObject Json => (JsonObject)JsonNode.Parse(Out)!;

    public string Folder(string name) => Path.Combine(root.FullName, name);

    public int Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public int Run(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = CommandLine.Run(arguments, new Terminal(output, error, TimeProvider.System, IsInteractive: false), cancellation);
        (Out, Error) = (output.ToString(), error.ToString());
        return exitCode;
    }

    public void Dispose() => root.Delete(recursive: true);
}
