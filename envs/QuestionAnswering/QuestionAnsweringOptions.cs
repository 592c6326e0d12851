using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>The options of a benchmark under a protocol.</summary>
/// <typeparam name="TBenchmark">The benchmark's options.</typeparam>
/// <typeparam name="TProtocol">The protocol's options.</typeparam>
public sealed record QuestionAnsweringOptions<TBenchmark, TProtocol> : IQuestionAnsweringOptions
    where TBenchmark : class, new()
    where TProtocol : class, new()
{
    /// <summary>The benchmark's.</summary>
    [Required]
    public TBenchmark Benchmark { get; init; } = new();

    /// <summary>The protocol's.</summary>
    [Required]
    public TProtocol Protocol { get; init; } = new();

    /// <summary>The reward's.</summary>
    [Required]
    public RewardOptions Reward { get; init; } = new();

    object IQuestionAnsweringOptions.BenchmarkOptions => Benchmark;

    object IQuestionAnsweringOptions.ProtocolOptions => Protocol;
}
