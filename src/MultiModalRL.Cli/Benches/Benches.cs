namespace MultiModalRL.Cli;

/// <summary>Everything that can be measured.</summary>
internal static class Benches
{
    /// <summary>A bench of every class that is one, in the order of their names.</summary>
    public static IReadOnlyList<IBench> All { get; } =
    [
        .. typeof(IBench).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBench)))
            .Select(type => (IBench)Activator.CreateInstance(type)!)
            .OrderBy(bench => bench.Name, StringComparer.Ordinal),
    ];
}
