using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Registers parts of the multi-modal model from a module, a plug-in's included.</summary>
public static class ModelPartModuleExtensions
{
    /// <summary>Registers a visual encoder under the name that <see cref="ModelOptions.Visual"/> takes.</summary>
    public static ModuleBuilder AddVisualEncoder(
        this ModuleBuilder modules, string name, string summary, Func<PartContext, VisualEncoder> create) => modules.Add(name, summary, create);

    /// <summary>Registers a question encoder under the name that <see cref="ModelOptions.Question"/> takes.</summary>
    public static ModuleBuilder AddQuestionEncoder(
        this ModuleBuilder modules, string name, string summary, Func<PartContext, QuestionEncoder> create) => modules.Add(name, summary, create);

    /// <summary>Registers a fusion under the name that <see cref="ModelOptions.Fusion"/> takes.</summary>
    public static ModuleBuilder AddFusion(
        this ModuleBuilder modules, string name, string summary, Func<PartContext, Fusion> create) => modules.Add(name, summary, create);

    /// <summary>Registers heads under the name that <see cref="ModelOptions.Heads"/> takes.</summary>
    public static ModuleBuilder AddHeads(
        this ModuleBuilder modules, string name, string summary, Func<PartContext, Heads> create) => modules.Add(name, summary, create);

    private static ModuleBuilder Add<TPart>(this ModuleBuilder modules, string name, string summary, Func<PartContext, TPart> create)
        where TPart : nn.Module
    {
        modules.Services.AddSingleton<PartRegistration>(new ModelPart<TPart>(name, summary, create));
        return modules;
    }
}
