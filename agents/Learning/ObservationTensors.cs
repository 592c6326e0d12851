using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Observation columns as tensors on the device: everything but the pixels.</summary>
internal sealed class ObservationTensors : IDisposable
{
    private readonly QuestionAnsweringFields fields;
    private readonly int cells;
    private readonly HostTensor<float> revealed;
    private readonly HostTensor<int> question;
    private readonly HostTensor<float> deadline;
    private readonly HostTensor<float>? thumbnail;
    private readonly HostTensor<float>? price;
    private readonly HostTensor<byte>? legalAnswers;
    private readonly HostTensor<long>? thoughts;

    public ObservationTensors(EnvironmentSpec spec, int capacity, torch.Device device)
    {
        fields = new QuestionAnsweringFields(spec);
        cells = fields.Revealed.Width;
        revealed = new HostTensor<float>(capacity, cells, float32, device);
        question = new HostTensor<int>(capacity, fields.Question.Width, int32, device);
        deadline = new HostTensor<float>(capacity, fields.Deadline.Width, float32, device);
        thumbnail = fields.Thumbnail is { } field ? new HostTensor<float>(capacity, field.Width, float32, device) : null;
        price = fields.Price is null ? null : new HostTensor<float>(capacity, 1, float32, device);
        legalAnswers = spec.QuestionAnswering!.AnswersVary ? new HostTensor<byte>(capacity, fields.Answers.Count, uint8, device) : null;
        thoughts = fields.Thoughts is null ? null : new HostTensor<long>(capacity, 1, int64, device);
    }

    /// <summary>All rows in use; <see cref="ModelInput.Pixels"/> is what the caller gives.</summary>
    public ModelInput Load(Columns observations, Tensor pixels) => new(
        pixels,
        Revealed(observations),
        question.Load(observations.All(fields.Question)),
        fields.Thumbnail is { } field ? thumbnail!.Load(observations.All(field)) : null,
        deadline.Load(observations.All(fields.Deadline)),
        fields.Price is { } shown ? price!.Load(observations.All(shown)) : null)
    {
        LegalAnswers = legalAnswers is null ? null : LegalAnswers(observations),
        Thoughts = fields.Thoughts is { } taken ? Thoughts(observations.All(taken)) : null,
    };

    public void Dispose()
    {
        revealed.Dispose();
        question.Dispose();
        deadline.Dispose();
        thumbnail?.Dispose();
        price?.Dispose();
        legalAnswers?.Dispose();
        thoughts?.Dispose();
    }

    private Tensor LegalAnswers(Columns observations)
    {
        var legal = legalAnswers!.Rows(observations.Count);
        for (var row = 0; row < observations.Count; row++)
        {
            observations.Values(fields.Legal, row).Slice(fields.Answers.Start, fields.Answers.Count).CopyTo(legal[(row * fields.Answers.Count)..]);
        }

        return legalAnswers.Load(observations.Count);
    }

    private Tensor Thoughts(ReadOnlySpan<int> taken)
    {
        var numbers = thoughts!.Rows(taken.Length);
        for (var row = 0; row < taken.Length; row++)
        {
            numbers[row] = taken[row];
        }

        return thoughts.Load(taken.Length);
    }

    private Tensor Revealed(Columns observations)
    {
        var flags = observations.All(fields.Revealed);
        var numbers = revealed.Rows(observations.Count);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = flags[i];
        }

        return revealed.Load(observations.Count);
    }
}
