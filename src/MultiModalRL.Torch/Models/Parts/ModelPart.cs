using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>A part of the multi-modal model that <see cref="ModelOptions"/> can name.</summary>
/// <typeparam name="TPart"><see cref="VisualEncoder"/>, <see cref="QuestionEncoder"/>, <see cref="Fusion"/> or <see cref="Heads"/>.</typeparam>
/// <param name="Name">Its name, unique among parts of its kind.</param>
/// <param name="Summary">One line that says what it is.</param>
/// <param name="Create">Makes it on the processor; its weights depend on the context alone.</param>
public sealed record ModelPart<TPart>(string Name, string Summary, Func<PartContext, TPart> Create) : PartRegistration(Name, Summary)
    where TPart : nn.Module;
