namespace MultiModalRL.Cli;

/// <summary>One thing that <c>mmrl bench</c> measures: found by its type, so that adding one touches no other file.</summary>
internal interface IBench
{
    /// <summary>The word for it on the command line.</summary>
    string Name { get; }

    /// <summary>One line that says what is measured.</summary>
    string Summary { get; }

    /// <summary>Measures, and hands over each figure as it is there.</summary>
    IEnumerable<Figure> Measure(BenchSettings settings);
}
