using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Every registered benchmark under every registered protocol.</summary>
internal sealed class BenchmarkEnvironments(
    IEnumerable<BenchmarkRegistration> benchmarks, IEnumerable<ProtocolRegistration> protocols) : IEnvironmentSource
{
    public IEnumerable<EnvironmentRegistration> Registrations =>
        from benchmark in benchmarks from protocol in protocols select Combine(benchmark, protocol);

    private static EnvironmentRegistration Combine(BenchmarkRegistration benchmark, ProtocolRegistration protocol)
    {
        var id = new EnvironmentId(protocol.Name, benchmark.Name, benchmark.Version);
        var optionsType = typeof(QuestionAnsweringOptions<,>).MakeGenericType(benchmark.OptionsType, protocol.OptionsType);
        return new EnvironmentRegistration(id, $"{benchmark.Summary} {protocol.Summary}", optionsType, Create)
        {
            NeedsData = benchmark.NeedsData,
            AsksQuestions = true,
        };

        IVectorEnvironment Create(EnvironmentRequest request, object options)
        {
            if (benchmark.NeedsData && request.Data is null)
            {
                throw new InputException($"{id} reads its data from a folder: give it with --data DIR");
            }

            var parts = (IQuestionAnsweringOptions)options;
            var examples = benchmark.Create(request, parts.BenchmarkOptions);
            var design = protocol.Create(examples, parts.ProtocolOptions);
            RequireDeadlineAboveStart(id, design, parts.Reward);
            RequireRoomForAnswers(id, examples, design);
            return design.ResponseLength > 0
                ? new FreeTextEnvironment(id, examples, design, parts.Reward, request)
                : new QuestionAnsweringEnvironment(id, examples, design, parts.Reward, request);
        }
    }

    private static void RequireRoomForAnswers(EnvironmentId id, Benchmark benchmark, IProtocol protocol)
    {
        if (protocol.ResponseLength == 0)
        {
            return;
        }

        if (protocol.SpendingCount > 0)
        {
            throw new InvalidOperationException($"{id}: a protocol whose answers are given in words has no spending actions");
        }

        var longest = benchmark.Answers.Max(answer => answer.Length);
        if (protocol.ResponseLength < longest)
        {
            throw new InputException($"environment.protocol.maxLength is {protocol.ResponseLength} for {id}: expected at least {longest}, the length of its longest answer");
        }
    }

    private static void RequireDeadlineAboveStart(EnvironmentId id, IProtocol protocol, RewardOptions reward)
    {
        var start = protocol.InitialCost / protocol.Budget;
        if (reward.Deadline < start)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"environment.reward.deadline is {reward.Deadline} for {id}: the first observation alone costs {start}, expected at least that"));
        }
    }
}
