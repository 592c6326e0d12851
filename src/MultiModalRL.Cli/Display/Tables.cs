using Spectre.Console;

namespace MultiModalRL.Cli;

/// <summary>Tables on standard output.</summary>
internal static class Tables
{
    private const int UnlimitedWidth = 1000;

    /// <summary>Prints a table; on a terminal it wraps, in a file or a pipe each row keeps its line.</summary>
    public static void Print(Terminal terminal, string[] header, IEnumerable<string[]> rows)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Out) });
        if (!ReferenceEquals(terminal.Out, Console.Out) || Console.IsOutputRedirected)
        {
            console.Profile.Width = UnlimitedWidth;
        }

        var table = new Table { Border = TableBorder.Simple };
        foreach (var name in header)
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        console.Write(table);
    }
}
